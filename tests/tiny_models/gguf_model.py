"""A GGUF whose reply is known: each token's vector points at the token that follows it, and no layer interferes.

The one layer has zero weights, so the state after the last prompt token is that token's own vector. The output
matrix turns it into the next token of the script. A prompt that ends in a line break starts the script.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import gguf
import numpy as np

WIDTH = 64
HEADS = 4
START = "\n"
END = "<|im_end|>"
CONTROL = ("<|endoftext|>", "<|im_start|>", END)

CHATML = (
    "{% for message in messages %}<|im_start|>{{ message.role }}\n{{ message.content }}<|im_end|>\n{% endfor %}"
    "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)

REPLY = ("You", " walked", " by", " the", " river", ".")


def byte_letters() -> list[str]:
    """The printable letter that stands for each of the 256 bytes in byte-level vocabularies."""
    plain = {*range(33, 127), *range(161, 173), *range(174, 256)}
    spare = iter(range(256, 512))
    return [chr(byte) if byte in plain else chr(next(spare)) for byte in range(256)]


def write_gguf(
    path: Path,
    reply: Sequence[str] = REPLY,
    forever: bool = False,
    template: str | None = CHATML,
    context: int = 2048,
    layers: int = 1,
    width: int = WIDTH,
) -> Path:
    """A model that says ``reply`` and ends, or says it again and again. A wide one with many layers is a slow one."""
    letters = byte_letters()
    spelled = ["".join(letters[byte] for byte in piece.encode()) for piece in reply]
    tokens = [*letters, *(piece for piece in spelled if piece not in letters), *CONTROL]
    writer = gguf.GGUFWriter(str(path), "llama")
    writer.add_name("tiny scripted model")
    writer.add_context_length(context)
    writer.add_embedding_length(width)
    writer.add_block_count(layers)
    writer.add_feed_forward_length(width)
    writer.add_head_count(HEADS)
    writer.add_head_count_kv(HEADS)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_rope_dimension_count(width // HEADS)
    writer.add_file_type(0)
    _vocabulary(writer, tokens)
    if template is not None:
        writer.add_chat_template(template)
    _tensors(writer, tokens, [letters[ord(START)], *spelled], forever, layers, width)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path


def _vocabulary(writer: gguf.GGUFWriter, tokens: list[str]) -> None:
    kinds = [gguf.TokenType.CONTROL if token in CONTROL else gguf.TokenType.NORMAL for token in tokens]
    writer.add_vocab_size(len(tokens))
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre("gpt-2")
    writer.add_token_list(tokens)
    writer.add_token_types([int(kind) for kind in kinds])
    writer.add_token_merges(["a b"])
    writer.add_bos_token_id(tokens.index(CONTROL[0]))
    writer.add_eos_token_id(tokens.index(END))
    writer.add_add_bos_token(False)


def _tensors(
    writer: gguf.GGUFWriter, tokens: list[str], chain: list[str], forever: bool, layers: int, width: int
) -> None:
    follows = [*chain[1:], chain[1] if forever else END]
    vectors = np.zeros((len(tokens), width), np.float32)
    output = np.zeros((len(tokens), width), np.float32)
    for number, (token, after) in enumerate(zip(chain, follows, strict=True)):
        vectors[tokens.index(token), number] = 1.0
        output[tokens.index(after), number] = 1.0
    writer.add_tensor("token_embd.weight", vectors)
    for layer in range(layers):
        for name in ("attn_q", "attn_k", "attn_v", "attn_output", "ffn_gate", "ffn_up", "ffn_down"):
            writer.add_tensor(f"blk.{layer}.{name}.weight", np.zeros((width, width), np.float32))
        for name in ("attn_norm", "ffn_norm"):
            writer.add_tensor(f"blk.{layer}.{name}.weight", np.ones(width, np.float32))
    writer.add_tensor("output_norm.weight", np.ones(width, np.float32))
    writer.add_tensor("output.weight", output)
