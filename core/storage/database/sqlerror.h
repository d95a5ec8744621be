// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/result.h"

class QSqlError;

namespace lockstep {

/// SQLite's answer in our words: by its result code, never by its text. The detail names the code, and holds no value
/// that was bound.
Error sqlError(const QSqlError& error);

/// For statements that never fail in a sound file: what SQLite cannot make sense of is damage, a full disk is none.
Error asDamage(const Error& error);

} // namespace lockstep
