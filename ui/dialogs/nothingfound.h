// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/newwallet.h"

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

/// What to try, the most likely first (wallet-application.md 3.7).
QStringList nothingFoundHints(const NothingFound& nothing);

} // namespace lockstep::ui
