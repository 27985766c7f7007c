"""The audit log that the settings ask for: whether, where, for how long, and how a person stands in it."""

from __future__ import annotations

from pathlib import Path

from cxr_desktop import paths
from cxr_desktop.audit.log import AuditLog, Who
from cxr_desktop.settings import Settings


def open_audit(settings: Settings) -> AuditLog | None:
    """The log where one is wished for. Nothing is touched before the first line."""
    return audit_log(settings, audit_folder(settings)) if settings.audit_kept else None


def audit_folder(settings: Settings) -> Path:
    """Where the log lies, or would."""
    return settings.audit_folder or paths.user_data() / "audit"


def audit_log(settings: Settings, folder: Path) -> AuditLog:
    """The log in `folder`, by the rules of the settings; nothing is written yet."""
    return AuditLog(
        folder, keep_days=settings.audit_keep_days, who=Who(settings.audit_who), anchor=settings.audit_anchor
    )
