// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/result.h"

#include <QString>

namespace lockstep {

/// What the text that failed was meant to be: the same error code reads differently for words and for an address.
enum class ErrorSubject {
    General,
    RecoveryWords,
    Descriptor,
    Address,
    Script,
    Transaction,
    GivingUp, ///< Of a transaction that waits.
    PaymentLink,
    LabelFile,
    Job,
    Outpoint,
    BackupFile,
    Practice ///< What a person asked of the practice chain.
};

/// An error in the three parts a person needs (wallet-application.md 3.3). Plain text; show it as such.
struct ErrorText
{
    QString what; ///< What happened.
    QString money; ///< What it means for the money.
    QString advice; ///< What to do.

    QString sentence() const; ///< The three in one line.
};

/// Words for every error of Lockstep, the same in the window and on the command line.
ErrorText errorText(const Error& error, ErrorSubject subject = ErrorSubject::General);

/// "unknown-word", "in-use", ...: the code of {"error": {"code": ...}}; stable, never translated.
QString errorCode(Errc code);

} // namespace lockstep
