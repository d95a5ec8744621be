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

/// What goes with the draft into storeWallet: it begins at genesis and finds its birthday when the headers are there.
WalletSetup setupOf(const NewWallet& wallet, const WalletDraft& draft, std::int64_t now);

} // namespace lockstep
