"""Money, measures, shares, telephone numbers and what else holds digits in English text."""

from __future__ import annotations

import re

from .english_numbers import NUMBER, cardinal, digits, number, ordinal, whole
from .rules import Rule, any_of, rule

_MONEY = {
    "$": ("dollar", "dollars", "cent", "cents"), "€": ("euro", "euros", "cent", "cents"),
    "£": ("pound", "pounds", "penny", "pence"), "¥": ("yen", "yen", "", ""), "đ": ("dong", "dong", "", ""),
}  # fmt: skip
_CODES = {
    "USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "VND": "đ", "VNĐ": "đ", "₫": "đ", "đ": "đ", "€": "€", "$": "$",
    "£": "£", "đồng": "đ",
}  # fmt: skip
_SCALES = {"k": "thousand", "m": "million", "bn": "billion", "b": "billion", "tn": "trillion"}

UNITS = {
    "km": ("kilometer", "kilometers"), "m": ("meter", "meters"), "cm": ("centimeter", "centimeters"),
    "mm": ("millimeter", "millimeters"), "mi": ("mile", "miles"), "ft": ("foot", "feet"), "yd": ("yard", "yards"),
    "kg": ("kilogram", "kilograms"), "g": ("gram", "grams"), "mg": ("milligram", "milligrams"),
    "lb": ("pound", "pounds"), "lbs": ("pound", "pounds"), "oz": ("ounce", "ounces"),
    "l": ("liter", "liters"), "L": ("liter", "liters"), "ml": ("milliliter", "milliliters"),
    "mL": ("milliliter", "milliliters"), "cl": ("centiliter", "centiliters"), "ha": ("hectare", "hectares"),
    "km/h": ("kilometer per hour", "kilometers per hour"), "kph": ("kilometer per hour", "kilometers per hour"),
    "mph": ("mile per hour", "miles per hour"), "m/s": ("meter per second", "meters per second"),
    "m²": ("square meter", "square meters"), "m2": ("square meter", "square meters"),
    "km²": ("square kilometer", "square kilometers"), "km2": ("square kilometer", "square kilometers"),
    "cm²": ("square centimeter", "square centimeters"), "m³": ("cubic meter", "cubic meters"),
    "m3": ("cubic meter", "cubic meters"), "°C": ("degree Celsius", "degrees Celsius"),
    "°F": ("degree Fahrenheit", "degrees Fahrenheit"), "°": ("degree", "degrees"),
    "kWh": ("kilowatt hour", "kilowatt hours"), "W": ("watt", "watts"), "kW": ("kilowatt", "kilowatts"),
    "V": ("volt", "volts"), "GB": ("gigabyte", "gigabytes"), "MB": ("megabyte", "megabytes"),
    "TB": ("terabyte", "terabytes"), "KB": ("kilobyte", "kilobytes"), "kB": ("kilobyte", "kilobytes"),
    "kcal": ("kilocalorie", "kilocalories"), "cal": ("calorie", "calories"), "Hz": ("hertz", "hertz"),
    "kHz": ("kilohertz", "kilohertz"), "dB": ("decibel", "decibels"),
    "bpm": ("beat per minute", "beats per minute"), "h": ("hour", "hours"), "hr": ("hour", "hours"),
    "hrs": ("hour", "hours"), "min": ("minute", "minutes"), "mins": ("minute", "minutes"),
    "s": ("second", "seconds"), "sec": ("second", "seconds"), "secs": ("second", "seconds"),
    "ms": ("millisecond", "milliseconds"), "yr": ("year", "years"), "yrs": ("year", "years"),
    "tbsp": ("tablespoon", "tablespoons"), "tsp": ("teaspoon", "teaspoons"),
    "Mbps": ("megabit per second", "megabits per second"),
    "wk": ("week", "weeks"), "wks": ("week", "weeks"), "mos": ("month", "months"), "″": ("inch", "inches"),
}  # fmt: skip

_UNIT = rf"(?P<unit>{any_of(UNITS)})(?![\w²³/'’°])"
_EACH = "day|week|month|year|hour|night|person|mile|minute"
_START = r"(?<![\w.,])"
_SIGN = r"(?:(?<!\S)(?P<minus>-))?"
_AMOUNT = rf"{_SIGN}{_START}(?P<value>{NUMBER})"
_DONG = r"\d{1,3}(?:\.\d{3})+"


def _minus(match: re.Match[str]) -> str:
    return "minus " if match["minus"] else ""


def _money(match: re.Match[str]) -> str:
    sign = match["sign"]
    first = f"{number(match['from'])} to " if match["from"] else ""
    scale = (match["scale"] or "").strip()
    if scale:
        return f"{first}{number(match['value'])} {_SCALES.get(scale.lower(), scale)} {_MONEY[sign][1]}"
    return first + _sum(match["value"], sign)


def _sum(value: str, sign: str) -> str:
    one, many, cent, cents = _MONEY[sign]
    parts = re.fullmatch(r"(\d[\d,]*)[.,](\d\d)", value)
    if not parts or not cent:
        return f"{number(value)} {one if value == '1' else many}"
    units, rest = parts[1], int(parts[2])
    small = f"{cardinal(rest)} {cent if rest == 1 else cents}"
    if not units.strip("0,"):
        return small
    return f"{number(units)} {one if units == '1' else many}" + (f" and {small}" if rest else "")


def _coded(match: re.Match[str]) -> str:
    value, sign = match["value"], _CODES[match["code"]]
    return _sum(value.replace(".", "") if re.fullmatch(_DONG, value) else value, sign)


def _measure(match: re.Match[str]) -> str:
    one, many = UNITS[match["unit"]]
    return f"{_minus(match)}{number(match['value'])} {one if match['value'] == '1' else many}"


def _grouped_digits(match: re.Match[str]) -> str:
    plus = "plus " if match[0].startswith("+") else ""
    return plus + ", ".join(digits(one) for one in re.split(r"[ .()-]+", match[0].strip("+ ()")) if one)


def _beside_letters(match: re.Match[str]) -> str:
    """``A4``, ``MP3``, ``5G``: a lone A before a word would be read as the article."""
    before, after = match.string[match.start() - 1 : match.start()], match.string[match.end() : match.end() + 1]
    said = digits(match[0]) if before.isalpha() and len(match[0]) > 2 else number(match[0])
    lone_a = before == "A" and not match.string[max(0, match.start() - 2) : match.start() - 1].isalnum()
    lead = ("-" if lone_a else " ") if before.isalpha() else ""
    return f"{lead}{said}{' ' if after.isalpha() else ''}"


def _version(match: re.Match[str]) -> str:
    if re.fullmatch(_DONG, match[0]):  # thousands, as half of the world writes them
        return whole(match[0].replace(".", ""))
    return " point ".join(whole(one) for one in match[0].split("."))


PHONES: tuple[Rule, ...] = (
    rule(r"(?<![\w.,/:])\+\d{1,3}(?:[ .-]?\(?\d{1,4}\)?){2,5}(?!\w)", _grouped_digits),
    rule(r"(?<![\w.,/:-])0\d{2,4}(?:[ .-]\d{3,4}){1,3}(?![\w-]|[.,]\d)", _grouped_digits),
    rule(r"(?<![\w.,/:-])(?:\(\d{3}\)\s?|\d{3}[ -])?\d{3}-\d{4}(?![\w-])", _grouped_digits),
    rule(r"(?<!\S)-(?=[$€£]\d)", "minus "),
    rule(r"(?<=[$€£])(\d{1,3}(?:\.\d{3})+)(?=,\d\d(?!\d))", lambda m: m[1].replace(".", "")),
    rule(r"(?<=\d)\s[x×*]\s(?=[\d.,]+\s?=)", " times "),
    rule(r"(?<=\d)\s/\s(?=\d)", " divided by "),
    rule(r"(?<=\d)\s[-−]\s(?=[\d.,]+\s?=)", " minus "),
    rule(rf"(\d\s?(?:[^\W\d]{{1,7}}|[%€$£])?)/({_EACH})\b", lambda m: f"{m[1]} per {m[2]}"),
)

RANGES = rule(
    rf"(?<![$€£¥])(?<![$€£¥]\s){_AMOUNT}\s?[-–—]\s?(?=\.?\d)", lambda m: f"{_minus(m)}{number(m['value'])} to "
)

MONEY: tuple[Rule, ...] = (
    rule(
        rf"(?:(?P<sign>[$€£¥])\s?)(?:(?P<from>{NUMBER})\s?[-–]\s?[$€£¥]?)?(?P<value>{NUMBER})"
        r"(?P<scale>\s?(?:million|billion|trillion)\b|(?:k|m|bn|b|tn)\b)?",
        _money,
        re.IGNORECASE,
    ),
    rule(rf"{_START}(?P<value>{_DONG}|{NUMBER})\s?(?P<code>{any_of(_CODES)})(?!\w)", _coded),
    rule(
        rf"(?<=\b[Aa]\s)({NUMBER})[kK]\b|{_START}({NUMBER})[kK](?=\s(?:run|race|walk|jog|route)\b)",
        lambda m: f"{number(m[1] or m[2])} K",
    ),
    rule(rf"{_START}({NUMBER})[kK](?!\w)", lambda m: f"{number(m[1])} thousand"),
)

MEASURES: tuple[Rule, ...] = (
    rule(r"(?<![\w.,])(\d+)['’′]\s?(\d{1,2})[\"”″]", lambda m: f"{number(m[1])} foot {number(m[2])}"),
    rule(
        rf"{_START}({NUMBER})\s?[x×]\s?(?={NUMBER}(?:\s?[x×]\s?{NUMBER})?\s?(?:{any_of(UNITS)})\b)"
        rf"|{_START}({NUMBER})x(?=\d)",
        lambda m: f"{number(m[1] or m[2])} by ",
    ),
    rule(rf"{_START}({NUMBER})x(?!\w)", lambda m: f"{number(m[1])} times"),
    rule(rf"{_AMOUNT}\s?{_UNIT}", _measure),
    rule(rf"{_AMOUNT}\s?%", lambda m: f"{_minus(m)}{number(m['value'])} percent"),
)

NUMBERS: tuple[Rule, ...] = (
    rule(r"(?<=[^\W\d_])-(?=\d)", " "),
    rule(r"(?<![\w.,])(\d[\d,]*)(?i:st|nd|rd|th)\b", lambda m: ordinal(int(m[1].replace(",", "")[:15]))),
    rule(r"\b([Nn])os?\.\s?(?=\d)", lambda m: f"{m[1]}umber "),
    rule(r"№\s?(?=\d)|(?<!\w)#(?=\d)", "number "),
    rule(r"\bpp\.\s?(?=\d|[a-z])", "pages "),
    rule(r"\bp\.\s?(?=\d)", "page "),
    rule(r"(?<![\w.,])\d+(?:\.\d+){2,}(?![\w])", _version),
    rule(r"(?<=\d):(?=\d)", " to "),
    rule(rf"{_AMOUNT}(?!\w)", lambda m: f"{_minus(m)}{number(m['value'])}"),
    rule(r"\d+", _beside_letters),
)
