// SPDX-License-Identifier: MIT
#pragma once

namespace lockstep {

/// Whether a new import begins by itself.
enum class ScanStart {
    AtOnce, ///< As soon as it has its turn, and the others wait for it.
    WhenIdle, ///< When no other import may run, while the wallets in lockstep are at the tip: new blocks go first.
    WhenResumed, ///< Stored paused: resumeJob starts it.
};

} // namespace lockstep
