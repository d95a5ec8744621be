// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace lockstep {

/// The words of the console: verbs of lockstep-cli that only read, and what is said of all others. Plain text.

enum class ConsoleVerb { Help, Height, Status, Wallets, Balance, History, Coins, Addresses, Jobs, Peers, Fees };

struct ConsoleCommand
{
    ConsoleVerb verb{};
    QString wallet; ///< Of verbs that take one, as typed; quotes around it are taken off.
};

/// nullopt: it is none; consoleRefusal() says why.
std::optional<ConsoleCommand> consoleCommand(const QString& line);

/// Why a line is no command: keys are never shown, nothing is changed, a word is unknown or a wallet is missing.
QString consoleRefusal(const QString& line);

QStringList consoleHelp();

/// What the line may become, whole lines: verbs, then names of wallets in quotes where they need them.
QStringList consoleCompletions(const QString& line, const QStringList& wallets);

} // namespace lockstep
