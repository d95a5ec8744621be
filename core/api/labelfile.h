// SPDX-License-Identifier: MIT
#pragma once

#include "core/primitives/ids.h"
#include "core/util/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace lockstep {

/// One label, under the names of BIP329.
struct LabelLine
{
    QString type; ///< "tx", "addr", "output", ...
    QString ref; ///< Txid, address, or "txid:index".
    QString label; ///< Empty: none given; it is left as it is.
    QString origin; ///< "wpkh([d34db33f/84'/0'/0'])": the wallet it is from; empty: not said.
    std::optional<bool> spendable; ///< Of an output: false freezes it. nullopt: left as it is.
    friend bool operator==(const LabelLine&, const LabelLine&) = default;
};

/// What a file of labels holds.
struct LabelFile
{
    QList<LabelLine> lines;
    int unreadable = 0; ///< Lines that are no label, or of a kind that Lockstep does not keep.
    /// Whose payments they are about, also those that are not found yet. nullopt: of all that know them.
    std::optional<WalletId> owner = std::nullopt;
};

/// What came of the lines of a file.
struct LabelReport
{
    int applied = 0;
    int unknown = 0; ///< For what is in none of the wallets.
    int skipped = 0; ///< Unreadable, of another kind, or saying nothing.
};

/// JSON lines as BIP329 has them; or Electrum's file of labels, one object from txid or address to text.
/// Errors: Malformed where nothing in it is a label.
Result<LabelFile> parseLabels(const QByteArray& file);

/// Whether a file that begins so is meant to be one of labels: its first line is BIP329's, or the whole is Electrum's
/// object and names a txid. Other JSON, of wallets above all, is none.
bool beginsAsLabels(const QByteArray& start);

/// BIP329, one line for each, in their order.
QByteArray labelsAsText(const QList<LabelLine>& lines);

} // namespace lockstep
