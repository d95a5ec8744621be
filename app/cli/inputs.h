// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/newwallet.h"
#include "core/primitives/ids.h"
#include "core/util/result.h"

#include <QString>

#include <optional>
#include <string>

namespace lockstep::cli {

/// Digits alone, within the range of heights.
std::optional<BlockHeight> heightOf(const QString& text);

/// A whole number from 1 to `most`.
std::optional<int> countOf(const QString& text, int most);

/// "bip44", "bip49", "bip84", "bip86", upper or lower case.
std::optional<AccountType> accountTypeOf(const QString& text);

/// A public text file of at most 16 MiB, as it is. Errors: Io, OutOfRange.
Result<std::string> readTextFile(const QString& path);

} // namespace lockstep::cli
