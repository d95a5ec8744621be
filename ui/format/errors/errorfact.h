// SPDX-License-Identifier: MIT
#pragma once

#include "ui/format/errors/errortext.h"

#include <QString>

namespace lockstep {

/// What the detail of an error may hold for a sentence: the rest of it is core's English, which belongs into the log
/// and "Copy details".
enum class Fact {
    Prose, ///< Nothing: words of core.
    Reason, ///< Words of core that have a translation, or a bare fact (reasonIn).
    Data, ///< All of it: a name, a path, what the system or the database says. Reasons that are known, translated.
    Line, ///< The number of the line.
    Number, ///< All of it, when it is one: the place of a word, a count.
    Path, ///< All of it, when it is one.
    TransactionId,
    Checksum, ///< Eight letters, as a descriptor has them.
    NetworkName,
    Function, ///< Of a descriptor: "combo()".
    Parameter, ///< Of a payment link: "amount".
    Demand, ///< Of a payment link: "req-...".
};

/// A detail that begins with "line 3: ", taken apart.
struct DetailAtLine
{
    QString line; ///< Empty: it names none.
    QString rest;
};

DetailAtLine takeLineOff(const QString& detail);

/// The fact of that kind in a detail without its line; empty if there is none.
QString factIn(const QString& detail, Fact kind);

} // namespace lockstep
