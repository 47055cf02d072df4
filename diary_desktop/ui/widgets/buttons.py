"""Buttons in the six kinds of the design, all real buttons to keyboard and screen reader."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ..look import Look
from ..motion import Warmth, between
from .strokes import SHADOW, card_shape, dot, hint_width, paint_hint, painting, rounded


@dataclass(frozen=True, slots=True)
class Kind:
    """Colour roles of a kind of button; an empty role is not painted."""

    fill: str = ""
    hover: str = "hover"
    pressed: str = "pressed"
    border: str = ""
    ink: str = "ink"
    weight: int = 500


PRIMARY = Kind("accent", "accent_hover", "accent_pressed", "", "on_accent", weight=600)
SECONDARY = Kind("surface", "hover", "pressed", "control")
QUIET = Kind(ink="ink2")
SOFT = Kind("accent_soft", "selection", "selection", "", "accent_ink")
EMBER = Kind("ember", "ember_hover", "ember_hover", "", "on_ember", weight=600)
LAMP = Kind("lamp", "lamp", "lamp", "", "on_lamp")
DANGER = Kind(ink="danger")


_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


TARGET = 32
"""Px at 100 %: nothing that is pressed is lower, whatever is painted of it."""


class BaseButton(QAbstractButton):
    """What all painted buttons share: hover, Enter as well as Space, a repaint when colours change."""

    shown_hint = Signal(str)
    arrows_go_up = False
    """Whether arrow keys are its parent's, which moves inside a group; else Qt moves the focus on by itself."""

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.hovered = False
        self._warmth = Warmth(look, self)
        self._moved_on_to: QWidget | None = None
        self._own_tip = self._own_description = self._why = ""
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        look.recoloured.connect(self.update)

    def setEnabled(self, enabled: bool) -> None:
        """Qt moves the focus on from a button that is disabled: once that is over, it comes back to who pressed it."""
        window, here = self.window(), self.window().focusWidget() is self
        super().setEnabled(enabled)
        if here and not enabled:
            self._moved_on_to = window.focusWidget()
        elif enabled and self._moved_on_to is not None:
            if window.focusWidget() is self._moved_on_to:
                self.setFocus(Qt.FocusReason.TabFocusReason)
            self._moved_on_to = None

    def set_usable(self, usable: bool, why: str) -> None:
        """Enabled or not; while it is not, its tooltip and its description say ``why``, then what they said before."""
        self.explain(usable, why)
        self.setEnabled(usable)

    def explain(self, usable: bool, why: str) -> None:
        """The same words, where what it stands in is enabled or not."""
        if self.toolTip() != self._why:
            self._own_tip = self.toolTip()
        if self.accessibleDescription() != self._why:
            self._own_description = self.accessibleDescription()
        self._why = "" if usable else why
        self.setToolTip(self._why or self._own_tip)
        self.setAccessibleDescription(self._why or self._own_description)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.hovered = True
        self._warmth.warm()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.hovered = False
        self._warmth.cool()
        super().leaveEvent(event)

    def painted_part(self, high: int) -> QRectF:
        """The middle of it, ``high`` px at 100 %: what is hit may reach beyond what is seen."""
        spare = max(0.0, self.height() - self.look.s.exact(high))
        return QRectF(self.rect()).adjusted(0, spare / 2, 0, -spare / 2)

    def lit(self, rest: str, over: str = "hover") -> QColor | None:
        """The colour of ``rest`` (empty: clear) on its way to ``over``, as far as the pointer has warmed it."""
        share = self._warmth.share if self.isEnabled() else 0.0
        begin, end = (self.look.colour(role) if role else None for role in (rest, over))
        return between(begin, end, share)

    def paint_card(self, painter: QPainter, fill: str = "surface") -> None:
        """The button as a card: under the pointer its edge is a control's, and where it is that already, its fill."""
        rect, look = QRectF(self.rect()).adjusted(0, 0, 0, -SHADOW), self.look
        shade = self.lit(fill) if look.high_contrast else look.colour(fill)
        edge = look.colour("control") if look.high_contrast else self.lit("line", "control")
        card_shape(painter, look, rect, look.s.exact(14), shade, edge)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        if self.arrows_go_up and event.key() in _ARROWS:
            event.ignore()
            return
        super().keyPressEvent(event)


class Button(BaseButton):
    """Icon, text and the keys of ``deed``. ``size`` is its height at 100 %: 46 large, 40 normal, 34 small."""

    def __init__(
        self,
        look: Look,
        text: str,
        kind: Kind = SECONDARY,
        *,
        icon: str = "",
        deed: str = "",
        size: int = 40,
        name: str = "",
        flush: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, name or text, parent)
        self.kind = kind
        self._deed = deed
        self._icon_name = icon
        self._size = size
        self._flush = flush
        self._waiting = False
        self._hint_shown = True
        self._shortened = False
        self._measured_shape: tuple[object, ...] = ()
        self._measured = QSize()
        self.setText(text)
        self.setProperty("ring_radius", 10)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if deed:
            look.keys.changed.connect(self._rekeyed)

    @property
    def hint(self) -> str:
        """The keys that do the same; empty where there are none, or no room for them."""
        return self.look.keys.short(self._deed) if self._deed and self._hint_shown else ""

    def set_kind(self, kind: Kind) -> None:
        """Another look for the same button; its letters may become wider."""
        self.kind = kind
        self.updateGeometry()
        self.update()

    def set_face(self, text: str, icon: str = "", name: str = "") -> None:
        """Another text and icon, and the name that goes with them."""
        self._icon_name = icon
        self.setText(text)
        self.setAccessibleName(name or text)
        self.updateGeometry()
        self.update()

    def set_shortened(self, shortened: bool) -> None:
        """The icon alone where the word has no room; its name stays, and is its tooltip then."""
        if shortened != self._shortened:
            self._shortened = shortened
            self.setToolTip(self.accessibleName() if shortened else "")
            self.updateGeometry()
            self.update()

    @property
    def whole_width(self) -> int:
        """Px that it takes with its word."""
        return self._measure(self.text()).width()

    @property
    def _seen(self) -> str:
        """What is painted of its word."""
        return "" if self._shortened else self.text()

    def set_hint_shown(self, shown: bool) -> None:
        """Key hints are there when space allows."""
        self._hint_shown = shown
        self.updateGeometry()
        self.update()

    def set_waiting(self, waiting: bool) -> None:
        """Three dots in place of the icon while its work goes on."""
        self._waiting = waiting
        self.update()

    def sizeHint(self) -> QSize:
        shape = (self._seen, self._icon_name, self.hint, self.kind.weight, self.look.s.percent)
        if shape != self._measured_shape:
            self._measured_shape, self._measured = shape, self._measure(self._seen)
        return QSize(self._measured)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            rect = QRectF(self.rect())
            fill = self._fill()
            border = self.look.colour(self.kind.border) if self.kind.border and self.isEnabled() else None
            if self.look.high_contrast and fill is not None:
                border = self.look.colour("control")
            if fill is not None or border is not None:
                rounded(painter, rect, self.look.s.exact(10), fill, border)
            self._paint_content(painter, rect)

    def _rekeyed(self) -> None:
        self.updateGeometry()
        self.update()

    def _measure(self, word: str) -> QSize:
        """Px with that word; kept, because a layout asks for it many times over."""
        s, advance = self.look.s, QFontMetricsF(self._font()).horizontalAdvance(word)
        icon = s(20) + s(9) if self._icon_name and word else s(20) if self._icon_name else 0
        hint = hint_width(self.look, self.hint) + s(12) if self.hint else 0
        return QSize(max(s(TARGET), round(advance + icon + hint + 2 * self._padding())), s(self._size))

    def _padding(self) -> int:
        return self.look.s(0 if self._flush else 14 if self._size < 44 else 16)

    def _font(self) -> QFont:
        size = 15 if self._size >= 44 else 13 if self._size <= 34 else 14
        return self.look.font("button", size, self.kind.weight)

    def _fill(self) -> QColor | None:
        if not self.isEnabled():
            return self.look.colour("sunken") if self.kind.fill else None
        if self.isDown() and self.kind.pressed:
            return self.look.colour(self.kind.pressed)
        return self.lit(self.kind.fill, self.kind.fill if self._flush and not self.kind.fill else self.kind.hover)

    def _paint_content(self, painter: QPainter, rect: QRectF) -> None:
        s, look = self.look.s, self.look
        ink = look.colour(self.kind.ink if self.isEnabled() else "ink_disabled")
        metrics = QFontMetricsF(self._font())
        spare = rect.width() - self.sizeHint().width()
        x = rect.left() + self._padding() + (0 if self._flush else max(0.0, spare / 2))
        if self._waiting:
            for number in range(3):
                dot(painter, x + s(4) + number * s(6), rect.center().y(), s.exact(2), ink)
        elif self._icon_name:
            top = rect.center().y() - s(20) / 2
            look.paint_icon(painter, self._icon_name, x, top, 20, ink)
        if self._icon_name:
            x += s(29)
        font = self._font()
        font.setUnderline(self._flush and self.hovered)
        painter.setFont(font)
        painter.setPen(ink)
        wide = metrics.horizontalAdvance(self._seen)
        painter.drawText(QRectF(x, rect.top(), wide + 2, rect.height()), Qt.AlignmentFlag.AlignVCenter, self._seen)
        if self.hint:
            self._paint_hint(painter, x + wide + s(12) + hint_width(look, self.hint), rect.center().y(), ink)

    def _paint_hint(self, painter: QPainter, right: float, middle: float, ink: QColor) -> None:
        filled = self.kind in (PRIMARY, EMBER, LAMP)
        fill = QColor(ink) if filled else self.look.colour("raised" if not self.look.dark else "window")
        if filled:
            fill.setAlphaF(0.17)
        paint_hint(painter, self.look, self.hint, right, middle, ink if filled else self.look.colour("ink2"), fill)


class RoundButton(BaseButton):
    """A round button with an icon and no text: the microphone, play, send."""

    def __init__(
        self, look: Look, icon: str, name: str, kind: Kind = PRIMARY, *, size: int = 40, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, name, parent)
        self.kind = kind
        self._icon_name = icon
        self._size = size
        self.setToolTip(name)
        self.setProperty("ring_radius", 999)
        self.setFixedSize(look.s(size), look.s(size))

    def set_face(self, icon: str, name: str, kind: Kind | None = None) -> None:
        """Another icon with the name that goes with it."""
        self._icon_name = icon
        self.kind = kind or self.kind
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            fill = self.look.colour(self.kind.pressed) if self.isDown() else self.lit(self.kind.fill, self.kind.hover)
            if not self.isEnabled():
                fill = self.look.colour("sunken") if self.kind.fill else None
            border = self.look.colour(self.kind.border) if self.kind.border else None
            if self.look.high_contrast and fill is not None:
                border = self.look.colour("control" if self.isEnabled() else "ink_disabled")
            if fill is not None or border is not None:
                rounded(painter, QRectF(self.rect()), 999, fill, border)
            ink = self.look.colour(self.kind.ink if self.isEnabled() else "ink_disabled")
            px = 22 if self._size >= 44 else 20 if self._size >= 36 else 18
            left, top = (self.width() - self.look.s(px)) / 2, (self.height() - self.look.s(px)) / 2
            self.look.paint_icon(painter, self._icon_name, left, top, px, ink)
