// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/services/session.h"
#include "core/api/startoptions.h"

namespace lockstep {

/// The chain by peer-to-peer connections, as the start options say. For the window and for the command line.
ChainClientFactory chainClientFactory(const StartOptions& options);

} // namespace lockstep
