"""Where the model runs, at what precision, and why: the reason is shown, because a silent fall-back costs trust.

`reason` is a key for translation: "asked", "cuda_found", "no_cuda_build", "no_cuda_device".
"""

from __future__ import annotations

from dataclasses import dataclass

from cxr_desktop.errors import BadArgument, DeviceUnavailable

DEVICES = ("auto", "cpu", "cuda")
PRECISIONS = ("auto", "float32", "bfloat16")  # of training; auto: bfloat16 where the device multiplies it


@dataclass(frozen=True, slots=True)
class DeviceChoice:
    """A torch device type, what it is called, and why it was chosen."""

    device: str  # "cpu" or "cuda"
    name: str  # "NVIDIA H100", "x86_64 CPU, 2 threads"
    reason: str


def choose_device(request: str = "auto") -> DeviceChoice:
    """The device for `request`, one of DEVICES. Raises BadArgument, or DeviceUnavailable where CUDA is not there."""
    if request not in DEVICES:
        raise BadArgument("unknown", name="device", value=request, choices=", ".join(DEVICES))
    if request == "cpu":
        return _cpu("asked")
    obstacle = _cuda_obstacle()
    if obstacle is None:
        return _cuda("asked" if request == "cuda" else "cuda_found")
    if request == "cuda":
        raise DeviceUnavailable("cuda", detail=_OBSTACLES[obstacle])
    return _cpu(obstacle)


_OBSTACLES = {
    "no_cuda_build": "this build of PyTorch is for the CPU alone",
    "no_cuda_device": "no usable NVIDIA card or driver was found",
}


def _cuda_obstacle() -> str | None:
    import torch

    if torch.version.cuda is None:
        return "no_cuda_build"
    return None if torch.cuda.is_available() else "no_cuda_device"


def _cpu(reason: str) -> DeviceChoice:
    import platform

    import torch

    return DeviceChoice("cpu", f"{platform.machine()} CPU, {torch.get_num_threads()} threads", reason)


def _cuda(reason: str) -> DeviceChoice:
    import torch

    return DeviceChoice("cuda", torch.cuda.get_device_name(), reason)


def has_fast_bfloat16() -> bool:
    """Whether this processor multiplies bfloat16 in hardware; elsewhere it is emulated, and slower than float32."""
    import torch

    capabilities = torch.cpu.get_capabilities()
    return any(capabilities.get(name, False) for name in ("avx512_bf16", "amx_bf16", "bf16", "sve_bf16"))
