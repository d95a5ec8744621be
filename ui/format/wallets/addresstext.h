// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/views.h"
#include "core/api/walletprofile.h"
#include "core/api/watchedalready.h"

#include <QString>

namespace lockstep {

/// Words for addresses. Labels and wallet names inside come from the person: show as plain text.

bool isOnlyHeardOf(const AddressRow& row); ///< A payment to it is known by the word of a peer alone.
bool isReserved(const AddressRow& row); ///< Unused, and given to somebody: who labels an address has done so.

/// What is known of a wallet's addresses.
enum class AddressKnowledge {
    Whole,
    SoFar ///< Not all blocks of the past were looked at: a payment may be missing.
};

QString addressStateText(const AddressRow& row,
                         AddressKnowledge known); ///< "Unused", "Unverified", "Reserved", "Unused so far".
QString addressStateMeaning(const AddressRow& row, AddressKnowledge known); ///< What that means for privacy.
QString addressSentence(const AddressRow& row, AddressKnowledge known); ///< For screen readers.

/// What was typed or pasted, without spaces where it is an address in groups or in lines. Anything else stays.
QString withoutGroups(const QString& typed);

/// "lookahead 20 · 84 used · 104 watched".
QString addressCountsText(const WalletProfile& profile);

/// The answer to "whose is this?": the wallet, where in it, what it was paid; or that it is nobody's here.
QString ownerText(const std::optional<AddressOwner>& owner);

/// Of what is about to be added: which wallets have it already, and what that means for lists and totals. Empty: none.
QString alreadyWatchedText(const WatchedAlready& watched);

/// The same of recovery words. `isOne`: one account of them is wanted, else all that were used.
QString alreadyWatchedText(const WordsAlready& words, bool isOne);

} // namespace lockstep
