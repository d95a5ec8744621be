// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/bytes.h"

#include <optional>

namespace lockstep {

/// Which of Electrum's own kinds of seed some words are. They come from the same list of words as BIP39's, but make
/// other keys, so that words of the one sort never find the payments of the other.
enum class ElectrumSeed {
    Standard, ///< P2PKH.
    Segwit, ///< P2WPKH.
    TwoFactor, ///< Together with a cosigning service: the words alone are not all of the wallet.
    TwoFactorSegwit, ///< The same with segwit.
};

/// What the version says that Electrum hides in its seeds: the first digits of HMAC-SHA512 with the key "Seed version".
/// `words`: English, whole, in any case and with any spaces between them. nullopt: no seed of Electrum's (or one of
/// before 2014, which has no version). By chance one in 240 phrases of BIP39 looks like one, so ask the checksum first.
/// Source: Electrum's documentation, "Electrum Seed Version System". Cost: 10 µs.
std::optional<ElectrumSeed> electrumSeed(ByteSpan words);

} // namespace lockstep
