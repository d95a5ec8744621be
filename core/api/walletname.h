// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace lockstep {

/// "Savings" and " (2)" make "Savings (2)": `name`, cut where the whole would be longer than a wallet's name may be.
QString walletNameEndingIn(const QString& name, const QString& ending);

} // namespace lockstep
