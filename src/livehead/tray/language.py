"""English, Japanese and simplified Chinese: which one is spoken, and the files it is read from."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from livehead.tray import phrases

FOLDER = Path(__file__).with_name("translations")
SPOKEN = ("en", "ja", "zh_CN")

_installed: list[QTranslator] = []


def chosen(wanted: str) -> str:
    """One of SPOKEN: what is wanted, else the system's own language, else English."""
    if wanted in SPOKEN:
        return wanted
    for name in QLocale.system().uiLanguages():
        if name.startswith("ja"):
            return "ja"
        if name.startswith("zh") and not any(part in name for part in ("TW", "HK", "Hant")):
            return "zh_CN"
        if name.startswith("en"):
            break
    return "en"


def speak(wanted: str) -> str:
    """Use a language for every window that is made from now on; returns which."""
    language = chosen(wanted)
    phrases.forget()
    for old in _installed:
        QCoreApplication.removeTranslator(old)
    _installed.clear()
    if language == "en":
        return language
    qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for name, folder in ((f"qtbase_{language}", qt), (f"livehead_{language}", str(FOLDER))):
        translator = QTranslator()
        if translator.load(name, folder):
            QCoreApplication.installTranslator(translator)
            _installed.append(translator)
    return language
