// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/newwallet.h"
#include "core/wallet/walletdraft.h"
#include "core/wallet/walletfactory.h"

#include <functional>

namespace lockstep {

/// How expensive a new passphrase is made; asked only for a wallet that has one, since measuring takes a second.
using Argon2Choice = std::function<Argon2Params()>;

/// The slow half of making a wallet: reads the words or texts, derives, seals. On a worker thread.
/// Errors: those of Mnemonic::parse, draftFromKeys, draftFromText and draftFromAddresses.
Result<WalletDraft> draftOf(const NewWallet& wallet, Network network, const Argon2Choice& choice);

/// A birthday as a block or as a time in unix seconds; neither where it is not known.
struct BirthdayParts
{
    std::optional<BlockHeight> block;
    std::optional<std::int64_t> time;
};
BirthdayParts partsOf(const Birthday& birthday, std::int64_t now);

/// What goes with the draft into storeWallet: it begins at genesis and finds its birthday when the headers are there.
WalletSetup setupOf(const NewWallet& wallet, const WalletDraft& draft, std::int64_t now);

} // namespace lockstep
