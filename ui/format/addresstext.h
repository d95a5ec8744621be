// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/views.h"
#include "core/api/walletprofile.h"

#include <QString>

namespace lockstep {

/// Words for addresses. Labels and wallet names inside come from the person: show as plain text.

bool isOnlyHeardOf(const AddressRow& row); ///< A payment to it is known by the word of a peer alone.
QString addressStateText(const AddressRow& row); ///< "Unused", "Unverified", "Used", "Reused".
QString addressStateMeaning(const AddressRow& row); ///< What that means for privacy.
QString addressSentence(const AddressRow& row); ///< For screen readers.

/// "lookahead 20 · 84 used · 104 watched".
QString addressCountsText(const WalletProfile& profile);

/// The answer to "whose is this?": the wallet, where in it, what it was paid; or that it is nobody's here.
QString ownerText(const std::optional<AddressOwner>& owner);

} // namespace lockstep
