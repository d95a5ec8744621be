// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/walletfile.h"
#include "ui/format/errors/errortext.h"

#include <QString>
#include <QStringList>

namespace lockstep {

/// Words about a file that another wallet program wrote.

/// Why it cannot be imported: what happened, what it means for the money, what to do.
ErrorText walletFileProblem(const Error& error);

QString walletFileTitle(const WalletFile& file); ///< "Bitcoin Core · 4 wallets".

/// A sentence each about what is not taken: private keys, what cannot be watched.
QStringList walletFileNotes(const WalletFile& file);

QString walletPartTitle(const WalletFile::Part& part); ///< "Native segwit (wpkh) · m/84h/0h/0h".
QString walletPartLine(const WalletFile::Part& part); ///< "First address: bc1q…".

/// With what tells it from the others: "Savings (wpkh)"; the second of the same kind is "Savings (wpkh 2)".
QString walletPartName(const QString& name, const WalletFile::Part& part, int number);

} // namespace lockstep
