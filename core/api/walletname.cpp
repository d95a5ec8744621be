// SPDX-License-Identifier: MIT

#include "core/api/walletname.h"

#include "core/storage/repositories/walletrepository.h"

#include <algorithm>

namespace lockstep {

QString walletNameEndingIn(const QString& name, const QString& ending)
{
    std::u32string kept = name.trimmed().toStdU32String(); // no letter is cut in two
    const auto room = static_cast<std::size_t>(std::max(qsizetype{0}, LongestWalletName - ending.toUcs4().size()));
    if (kept.size() > room) kept.resize(room);
    return QString::fromStdU32String(kept).trimmed() + ending;
}

} // namespace lockstep
