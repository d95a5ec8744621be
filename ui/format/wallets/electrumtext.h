// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/words.h"
#include "ui/format/errors/errortext.h"

namespace lockstep {

/// That some words are Electrum's, and what can be done with them. `howToWatch`: how one adds a watch-only wallet
/// here, in the imperative: choose "Watch a wallet".
ErrorText electrumText(ElectrumSeed seed, const QString& howToWatch);

} // namespace lockstep
