// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/snapshot.h"

#include <QList>
#include <QString>

namespace lockstep {

/// Words for what tip and filters rest on.

struct ProofText
{
    QString name; ///< "Work".
    QString value; ///< The figure or the hash.
    QString meaning; ///< A sentence, for who has not read BIP157.
};

/// Tip, work, headers, filter headers, disputed blocks, last dispute: in this order.
QList<ProofText> proofTexts(const SyncSnapshot& snapshot);

/// The same as lines to paste elsewhere, with the network's name and the time. No addresses, no wallets.
QString proofAsText(const SyncSnapshot& snapshot, std::int64_t now);

QString filterLieText(int liars, BlockHeight height); ///< Peers disagreed, and some were proved wrong.
QString filterDisputeText(BlockHeight height); ///< Peers disagreed, and nobody could prove it.

} // namespace lockstep
