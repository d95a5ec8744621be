// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/startoptions.h"

#include <QCommandLineParser>
#include <QStringList>

namespace lockstep::cli {

class Output;
struct Command;

/// One verb: its words, what it takes, and the function that does it. The table is in verbs.cpp.
struct Verb
{
    const char* words; ///< "wallet add"
    const char* arguments; ///< For --help: "N NEWNAME".
    int argumentCount;
    const char* options; ///< Names of its own options, separated by spaces; "!" marks those that are a must.
    const char* summary;
    int (*run)(const Command& command, const Output& out);
};

/// What the person typed, checked against the table.
struct Command
{
    const Verb* verb = nullptr;
    StartOptions start;
    QStringList arguments; ///< After the verb's words.
    const QCommandLineParser* parser = nullptr;

    bool has(const QString& option) const { return parser->isSet(option); }
    QString value(const QString& option) const { return parser->value(option); }
    QStringList values(const QString& option) const { return parser->values(option); }
};

/// Reads the command line and runs the verb. Returns the exit code.
int runCommandLine(const QStringList& arguments);

} // namespace lockstep::cli
