"""Who asked what of which library and model, with what answer: an append-only log whose lines are chained by hash.

Off unless the user or their IT has switched it on. It knows a film by the hash of its bytes, a person by a pseudonym or
as the policy says, and nothing of any patient. A chain makes a change evident, it does not prevent one: who may write
the file may also write it anew, from the first line. That is found by an anchor that is kept elsewhere.
"""

from cxr_desktop.audit.chain import Anchor, AuditFault, AuditReport, check_chain
from cxr_desktop.audit.log import LOG_NAME, AuditLog, Who, read_anchor, read_lines
from cxr_desktop.audit.opening import audit_folder, audit_log, open_audit

__all__ = [
    "LOG_NAME",
    "Anchor",
    "AuditFault",
    "AuditLog",
    "AuditReport",
    "Who",
    "audit_folder",
    "audit_log",
    "check_chain",
    "open_audit",
    "read_anchor",
    "read_lines",
]
