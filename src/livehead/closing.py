"""Stages are closed in a thread of their own: a device that hangs in its close is left behind."""

from __future__ import annotations

import logging
import threading

from livehead.stages import Stage

log = logging.getLogger(__name__)

PATIENCE_S = 5.0
"""How long the end of a run waits for a stage that hangs."""


def close(name: str, stage: Stage) -> None:
    """Close a stage; an error is logged, a stage that hangs is waited for `PATIENCE_S` seconds."""

    def run() -> None:
        try:
            stage.close()
        except Exception as error:
            log.warning("closing %s failed: %s", name, error, exc_info=log.isEnabledFor(logging.DEBUG))

    closing = threading.Thread(target=run, name=f"livehead close {name}", daemon=True)
    closing.start()
    closing.join(PATIENCE_S)
    if closing.is_alive():
        log.warning("%s does not close; going on without it", name)
