// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/accountsearch.h"
#include "core/api/snapshot.h"

#include <QStringList>

namespace lockstep {

/// The standard accounts of recovery words, and what wallets of them are called.

QString accountTypeText(AccountType type); ///< "Native segwit (BIP84)".
QString accountTypeCode(AccountType type); ///< "bip84": for programs and in names; stable.

QString foundAccountTitle(const FoundAccount& found); ///< "Native segwit (BIP84) · m/84h/0h/0h".
QString foundAccountLine(const FoundAccount& found); ///< "3 payments, 0.5 BTC, in blocks 612,340 to 700,100".

/// `name` alone for the only one; else with what tells it from the others: "Old phone (bip84, account 1)".
QString restoredWalletName(const QString& name, const FoundAccount& found, bool isOnlyOne);

QStringList walletNames(const SyncSnapshot& snapshot);

/// `name`, with a number where a wallet is called so already.
QString freeWalletName(const SyncSnapshot& snapshot, const QString& name);

} // namespace lockstep
