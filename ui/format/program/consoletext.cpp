// SPDX-License-Identifier: MIT

#include "ui/format/program/consoletext.h"

#include "ui/format/program/reading.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace lockstep {

using namespace Qt::Literals::StringLiterals;

namespace {

struct ConsoleText
{
    Q_DECLARE_TR_FUNCTIONS(ConsoleText)
};

struct Known
{
    ConsoleVerb verb;
    const char* words;
    bool takesWallet;
    const char* summary;
};

constexpr std::array Table{
    Known{ConsoleVerb::Status, "status", false,
          QT_TRANSLATE_NOOP("ConsoleText", "Where the chain and every wallet stand.")},
    Known{ConsoleVerb::Height, "height", false, QT_TRANSLATE_NOOP("ConsoleText", "The block all wallets are at.")},
    Known{ConsoleVerb::Wallets, "wallet list", false, QT_TRANSLATE_NOOP("ConsoleText", "List the wallets.")},
    Known{ConsoleVerb::Balance, "balance", true, QT_TRANSLATE_NOOP("ConsoleText", "What wallet N holds.")},
    Known{ConsoleVerb::History, "history", true,
          QT_TRANSLATE_NOOP("ConsoleText", "The transactions of wallet N, the newest first.")},
    Known{ConsoleVerb::Coins, "coins", true, QT_TRANSLATE_NOOP("ConsoleText", "The unspent coins of wallet N.")},
    Known{ConsoleVerb::Addresses, "addresses", true,
          QT_TRANSLATE_NOOP("ConsoleText", "The addresses of wallet N that were shown or used.")},
    Known{ConsoleVerb::Jobs, "jobs list", false,
          QT_TRANSLATE_NOOP("ConsoleText", "The imports and rescans that are not over yet.")},
    Known{ConsoleVerb::Peers, "peers", false, QT_TRANSLATE_NOOP("ConsoleText", "The nodes it is connected to.")},
    Known{ConsoleVerb::Fees, "fees", false,
          QT_TRANSLATE_NOOP("ConsoleText", "What transactions paid, as far as known.")},
    Known{ConsoleVerb::Help, "help", false, QT_TRANSLATE_NOOP("ConsoleText", "This list.")},
};

/// First words by which people ask for secrets, here and in other programs.
constexpr std::array Secrets{"dump", "reveal", "words",  "seed",       "mnemonic", "key",
                             "priv", "xprv",   "secret", "passphrase", "unlock",   "signmessage"};

QString latin1(const char* text) { return QString::fromLatin1(text); }

QString unquoted(QString text)
{
    if (text.size() >= 2 && text.startsWith(u'"') && text.endsWith(u'"')) text = text.mid(1, text.size() - 2);
    return text;
}

QString quoted(const QString& name) { return name.contains(u' ') ? u'"' + name + u'"' : name; }

/// The verb a line begins with, as whole words.
const Known* knownOf(const QString& line)
{
    const QString text = line.simplified();
    for (const Known& known : Table) {
        const QString words = latin1(known.words);
        const bool begins = text.startsWith(words, Qt::CaseInsensitive);
        if (begins && (text.size() == words.size() || text[words.size()] == u' ')) return &known;
    }
    return nullptr;
}

QString restOf(const QString& line, const Known& known)
{
    return line.simplified().mid(latin1(known.words).size()).trimmed();
}

bool isAboutSecrets(const QString& line)
{
    const QString text = line.toLower();
    return std::ranges::any_of(Secrets, [&](const char* word) { return text.contains(latin1(word)); });
}

} // namespace

std::optional<ConsoleCommand> consoleCommand(const QString& line)
{
    const Known* known = knownOf(line);
    if (!known) return std::nullopt;
    const QString rest = restOf(line, *known);
    if (known->takesWallet == rest.isEmpty()) return std::nullopt;
    return ConsoleCommand{known->verb, unquoted(rest)};
}

QString consoleRefusal(const QString& line)
{
    if (const Known* known = knownOf(line))
        return known->takesWallet ? ConsoleText::tr("\"%1\" takes the name of a wallet.").arg(latin1(known->words))
                                  : ConsoleText::tr("\"%1\" takes nothing more.").arg(latin1(known->words));
    if (isAboutSecrets(line))
        return ConsoleText::tr("The console never shows keys or recovery words: see the wallet's Settings.");
    return ConsoleText::tr("There is no command \"%1\" here: the console only reads. \"help\" lists what it knows.")
        .arg(harmless(line.simplified().section(u' ', 0, 0)));
}

QStringList consoleHelp()
{
    QList<QStringList> rows;
    for (const Known& known : Table)
        rows += {latin1(known.words) + (known.takesWallet ? u" N"_s : QString()), ConsoleText::tr(known.summary)};
    QStringList lines = tableLines({ConsoleText::tr("COMMAND"), ConsoleText::tr("WHAT IT SHOWS")}, rows);
    return lines << QString() << ConsoleText::tr("N is a wallet's name, in quotes if it has spaces.")
                 << ConsoleText::tr("Nothing here changes anything, spends, or shows a key.");
}

QStringList consoleCompletions(const QString& line, const QStringList& wallets)
{
    QStringList found;
    for (const Known& known : Table) {
        const QString words = latin1(known.words);
        if (words.startsWith(line, Qt::CaseInsensitive)) found += known.takesWallet ? words + u' ' : words;
        if (!known.takesWallet || !line.startsWith(words + u' ', Qt::CaseInsensitive)) continue;
        for (const QString& name : wallets) {
            const QString whole = words + u' ' + quoted(harmless(name));
            if (whole.startsWith(line, Qt::CaseInsensitive)) found += whole;
        }
    }
    return found;
}

} // namespace lockstep
