// SPDX-License-Identifier: MIT
#pragma once

namespace lockstep {

/// Whether a new import begins by itself.
enum class ScanStart {
    AtOnce, ///< As soon as it has its turn, and the others wait for it.
    WhenIdle, ///< While there is nothing else to do: other imports, new blocks and a person's questions go first.
    WhenResumed, ///< Stored paused: resumeJob starts it.
};

} // namespace lockstep
