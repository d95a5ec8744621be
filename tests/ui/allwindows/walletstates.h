// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/snapshot.h"

#include <QList>

namespace lockstep::test {

/// A state of the wallet "Daily" (1), and what every page has to say of it (wallet-application.md 3.2 and 3.8). An
/// empty sentence: nothing is to be said there.
struct WalletStateSample
{
    const char* name;
    SyncSnapshot snapshot; ///< "Daily" and "Savings".
    QString chip; ///< In the header.
    QString cell; ///< In the table of all wallets, with its sign.
    QString line; ///< Under the header; the sidebar has it short.
    QString sidebar; ///< Its line there: the same, short.
    QString balanceNote; ///< Header, overview, addresses, sidebar.
    QString historyNote; ///< Transactions.
    QString receiveNote;
    QString settings;
    QStringList disabled; ///< Buttons of the settings that cannot be pressed; each with its reason in text.
};

QList<WalletStateSample> walletStates();

} // namespace lockstep::test
