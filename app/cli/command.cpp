// SPDX-License-Identifier: MIT

#include "app/cli/command.h"

#include "app/cli/clitext.h"
#include "app/cli/output.h"
#include "app/cli/verbs.h"
#include "core/api/processguard.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstdio>

namespace lockstep::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

QString latin1(const char* text) { return QString::fromLatin1(text); }

struct Option
{
    const char* name;
    const char* value; ///< Empty for a switch.
    const char* summary;
};

constexpr Option VerbOptions[]{
    {"name", "N", QT_TRANSLATE_NOOP("Cli", "Name of the new wallet.")},
    {"descriptor", "D", QT_TRANSLATE_NOOP("Cli", "Watch this output descriptor; may be given twice: receive, change.")},
    {"xpub", "X", QT_TRANSLATE_NOOP("Cli", "Watch the account of this extended public key.")},
    {"mnemonic-file", "FILE", QT_TRANSLATE_NOOP("Cli", "Restore from the recovery words in this file.")},
    {"addresses-file", "FILE", QT_TRANSLATE_NOOP("Cli", "Watch addresses: lines of address[,label[,height]].")},
    {"type", "TYPE",
     QT_TRANSLATE_NOOP("Cli",
                       "bip44, bip49, bip84 (default) or bip86; all: look in the chain for all "
                       "four, in several accounts, and add those that were used.")},
    {"birthday", "WHEN",
     QT_TRANSLATE_NOOP("Cli", "Height or YYYY-MM-DD before which nothing was paid. Default: genesis.")},
    {"lookahead", "COUNT", QT_TRANSLATE_NOOP("Cli", "How many addresses past the last used one are watched.")},
    {"passphrase-file", "FILE", QT_TRANSLATE_NOOP("Cli", "The first line is the passphrase that seals the keys.")},
    {"no-passphrase", "", QT_TRANSLATE_NOOP("Cli", "Store the keys without a passphrase, knowingly.")},
    {"bip39-passphrase-file", "FILE", QT_TRANSLATE_NOOP("Cli", "The first line is the words' own BIP39 passphrase.")},
    {"wallet", "N", QT_TRANSLATE_NOOP("Cli", "Only this wallet; may be given several times. Default: all.")},
    {"public-only", "", QT_TRANSLATE_NOOP("Cli", "Leave the keys out: the file can watch, not spend.")},
    {"backup-passphrase-file", "FILE",
     QT_TRANSLATE_NOOP("Cli", "The first line is the passphrase of the backup file, not of a wallet.")},
    {"script", "HEX", QT_TRANSLATE_NOOP("Cli", "One output script.")},
    {"address", "A", QT_TRANSLATE_NOOP("Cli", "The address that an outpoint pays.")},
    {"from", "HEIGHT", QT_TRANSLATE_NOOP("Cli", "First block to look at.")},
    {"to", "HEIGHT", QT_TRANSLATE_NOOP("Cli", "Last block to look at.")},
    {"accept-reorg", "", QT_TRANSLATE_NOOP("Cli", "Follow a branch that undoes many blocks, if one waits.")},
    {"follow", "", QT_TRANSLATE_NOOP("Cli", "Stay and follow the chain until interrupted.")},
    {"timeout", "SECONDS", QT_TRANSLATE_NOOP("Cli", "Give up after so long without progress. Default: 60.")},
    {"discard", "",
     QT_TRANSLATE_NOOP("Cli", "Of a wallet's first import: remove the wallet too. What other scans found stays.")},
    {"yes", "", QT_TRANSLATE_NOOP("Cli", "Do it: the costs are known.")},
    {"new", "", QT_TRANSLATE_NOOP("Cli", "Hand out a fresh address.")},
    {"pay", "N", QT_TRANSLATE_NOOP("Cli", "Wallet to pay; may be given several times. Default: all wallets.")},
    {"payments", "COUNT", QT_TRANSLATE_NOOP("Cli", "How many payments in all. Default: one a block.")},
    {"port", "PORT", QT_TRANSLATE_NOOP("Cli", "Where to listen on 127.0.0.1. Default: a free one.")},
};

void addOptions(QCommandLineParser& parser)
{
    addStartOptions(parser);
    parser.addOption(
        {u"json"_s,
         CliText::tr("Print JSON: satoshis (fee rates: for 1,000 vbytes), unix seconds, hashes in display order.")});
    for (const Option& option : VerbOptions)
        parser.addOption({latin1(option.name), CliText::tr(option.summary), latin1(option.value)});
}

QString helpOf(const Verb& verb)
{
    const QString typed = (latin1(verb.words) + u' ' + latin1(verb.arguments)).trimmed();
    QString text = u"  %1 %2\n"_s.arg(typed.leftJustified(24), CliText::tr(verb.summary));
    const QStringList options = latin1(verb.options).remove(u'!').split(u' ', Qt::SkipEmptyParts);
    if (!options.isEmpty()) text += u"  %1 --%2\n"_s.arg(QString(24, u' '), options.join(u" --"_s));
    return text;
}

QString helpText(const QCommandLineParser& parser)
{
    QString text = CliText::tr("Lockstep on the command line: Bitcoin wallets that sync in lockstep.\n"
                               "Usage: lockstep-cli VERB [options]\n\nVerbs (N is a wallet's name):\n");
    for (const Verb& verb : verbs()) text += helpOf(verb);
    const QString all = parser.helpText();
    text += u'\n' + all.mid(all.indexOf(u"Options:"_s));
    text += CliText::tr("\nExit codes: 0 done; 1 it failed, and a sentence on stderr says why; "
                        "2 the command line is wrong.\n");
    return text;
}

/// The verb whose words the person typed first, or nullptr.
const Verb* verbOf(const QStringList& typed)
{
    for (const Verb& verb : verbs()) {
        const QStringList words = latin1(verb.words).split(u' ');
        if (typed.mid(0, words.size()) == words) return &verb;
    }
    return nullptr;
}

QString unknownVerb(const QStringList& typed)
{
    if (typed.isEmpty()) return CliText::tr("No command given. \"lockstep-cli --help\" lists them.");
    QStringList known;
    for (const Verb& verb : verbs()) {
        const QString words = latin1(verb.words);
        if (words.startsWith(typed[0] + u' ')) known += words;
    }
    if (known.isEmpty()) return CliText::tr("There is no verb \"%1\".").arg(typed[0]);
    return CliText::tr("\"%1\" needs one more word: %2.").arg(typed[0], known.join(u", "_s));
}

/// The sentence about options or arguments that do not belong to the verb; empty if all do.
QString misfit(const Command& command)
{
    const Verb& verb = *command.verb;
    const QString words = latin1(verb.words);
    if (command.arguments.size() != verb.argumentCount) {
        if (verb.argumentCount == 0) return CliText::tr("\"%1\" takes no argument.").arg(words);
        return CliText::tr("\"%1\" takes %2.").arg(words, latin1(verb.arguments));
    }
    const QStringList own = latin1(verb.options).split(u' ', Qt::SkipEmptyParts);
    for (const Option& option : VerbOptions) {
        const QString name = latin1(option.name);
        const bool isMust = own.contains(name + u'!');
        if (command.has(name) && !isMust && !own.contains(name))
            return CliText::tr("\"%1\" knows no --%2.").arg(words, name);
        if (isMust && !command.has(name)) return CliText::tr("\"%1\" needs --%2.").arg(words, name);
    }
    return {};
}

void warnAsRoot(const Output& out)
{
    if (runsAsRoot())
        out.note(CliText::tr("You are root: files made now belong to root. An ordinary user is safer for wallets."));
}

/// `practice mine` and its like mean the practice network, whatever the default is.
bool impliesPractice(const Command& command)
{
    return latin1(command.verb->words).startsWith(u"practice "_s) && !command.has(u"network"_s);
}

int runVerb(Command& command, const Output& out)
{
    if (const QString problem = misfit(command); !problem.isEmpty()) return out.misuse(problem);
    StartOptionsOrProblem start = startOptions(*command.parser);
    if (!start.problem.isEmpty()) return out.misuse(start.problem);
    command.start = std::move(start.options);
    if (impliesPractice(command)) command.start.network = Network::Practice;
    warnAsRoot(out);
    return command.verb->run(command, out);
}

} // namespace

int runCommandLine(const QStringList& arguments)
{
    QCommandLineParser parser;
    addOptions(parser);
    const bool isParsed = parser.parse(arguments);
    const Output out(arguments.contains(u"--json"_s));
    if (parser.isSet(u"help"_s)) {
        std::fputs(helpText(parser).toUtf8().constData(), stdout);
        return Success;
    }
    if (parser.isSet(u"version"_s)) {
        out.text(QCoreApplication::applicationName() + u' ' + QCoreApplication::applicationVersion());
        return Success;
    }
    if (!isParsed) return out.misuse(parser.errorText());
    const QStringList typed = parser.positionalArguments();
    Command command;
    command.verb = verbOf(typed);
    if (!command.verb) return out.misuse(unknownVerb(typed));
    command.arguments = typed.mid(latin1(command.verb->words).split(u' ').size());
    command.parser = &parser;
    return runVerb(command, out);
}

} // namespace lockstep::cli
