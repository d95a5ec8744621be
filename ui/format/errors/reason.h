// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace lockstep {

/// The reason of an error in the language of the person: its detail in the words of ReasonWords, or a bare fact as it
/// is (a number, an id, a path, a network, what SQLite says). Empty: the detail holds words that no translator was
/// shown, which belong into the log and "Copy details".
QString reasonIn(const QString& detail);

} // namespace lockstep
