// SPDX-License-Identifier: MIT
#pragma once

#include "core/primitives/hashes.h"

#include <QString>
#include <QUrl>

#include <optional>

namespace lockstep {

/// Web sites that show transactions. The person names one as an address in which "{txid}" stands for the transaction's
/// id; without it the id comes at the end. None is chosen at first: such a site learns what is looked at, and by whom.

/// The page of a transaction; nullopt where no site is chosen, or what was typed is none.
std::optional<QUrl> explorerPage(const QString& site, const Txid& txid);

/// What is wrong with the site that was typed, and what to type instead; empty for a good one and for none.
QString explorerProblem(const QString& site);

/// What opening this page tells, and whom.
QString explorerWarning(const QUrl& page);

} // namespace lockstep
