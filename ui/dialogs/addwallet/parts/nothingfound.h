// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/newwallet.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace lockstep::ui {

/// What is known about an import that found nothing.
struct NothingFound
{
    Birthday since;
    QString firstAddress; ///< Empty while not known.
    bool fromWords = false;
    bool hasBip39Passphrase = false;
    bool choosesType = false; ///< The person chose the kind of addresses.
    bool isAddressList = false;
};

/// What a hint leads to, where the window can do it.
enum class NextStep { None, EarlierBlocks, OtherPassphrase, OtherAddresses, Deeper };

struct Hint
{
    QString words;
    NextStep step = NextStep::None;
    bool isNote = false; ///< Something to know, nothing to try.
};

/// What to try, the most likely first, then notes (wallet-application.md 3.7).
QList<Hint> nothingFoundHints(const NothingFound& nothing);

QStringList attemptsOf(const QList<Hint>& hints); ///< What can be tried, in order.
QStringList notesOf(const QList<Hint>& hints); ///< What is to be known besides.

} // namespace lockstep::ui
