"""An empty window beside another process: prints, as JSON, every gap of its event loop until its input ends.

``--memory`` prints only the MiB such a window takes.
"""

from __future__ import annotations

import json
import os
import sys
import threading

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QWidget

from .gaps import Gaps, loop_for, loop_until
from .unlocked_memory import resident_mib


def main() -> None:
    application = QApplication(sys.argv[:1])
    window = QWidget()
    window.resize(1280, 800)
    window.show()
    loop_for(0.3)
    if "--memory" in sys.argv:
        print(resident_mib(), flush=True)
        return
    ended = threading.Event()
    threading.Thread(target=lambda: (sys.stdin.read(), ended.set()), daemon=True).start()
    gaps = Gaps()
    gaps.start()
    print("idle", flush=True)
    loop_until(ended.is_set, 3600)
    gaps.stop()
    print(json.dumps(gaps.ticks), flush=True)
    del application


if __name__ == "__main__":
    main()
    os._exit(0)
