// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/result.h"

#include <span>

namespace lockstep {

class Connection;

/// "LKST": written into the file's header, so that `file` and we know whose it is.
inline constexpr int ApplicationId = 0x4c4b'5354;

/// One step from a version of the schema to the next: statements run in order in one transaction that also raises the
/// version. A step that was released is never changed; the next need gets the next step.
struct Migration
{
    int version = 0; ///< That the file has afterwards.
    std::span<const char16_t* const> statements;
    Result<void> (*fill)(Connection& connection) = nullptr; ///< What SQL cannot say, after them; null: nothing.
};

/// All steps, 1 first.
std::span<const Migration> migrations();

} // namespace lockstep
