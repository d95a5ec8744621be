// SPDX-License-Identifier: MIT

// A person's choices that hold for this folder and network, whichever program has it open.

#include "app/cli/clitext.h"
#include "app/cli/output.h"
#include "app/cli/verbs.h"
#include "app/cli/workplace.h"
#include "core/api/services/chainservice.h"

namespace lockstep::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

/// `done`: of the choice that `word` is.
int answer(const Output& out, const QString& name, const QString& word, const Result<void>& done)
{
    if (!done) return out.fail(done.error());
    if (out.isJson())
        out.document(QJsonObject{{name, word}});
    else
        out.text(CliText::tr("%1: %2", "a choice and its value").arg(name, word));
    return Success;
}

} // namespace

int setListening(const Command& command, const Output& out)
{
    const QString word = command.arguments[0];
    const auto wish = listeningOf(word.toStdString());
    if (!wish)
        return out.misuse(CliText::tr("Use off, while-open or always, not \"%1\". What is heard of takes about half a "
                                      "gigabyte a day on the main network.")
                              .arg(word));
    const auto place = openWorkplace(command, Reach::Store);
    if (!place) return out.fail(place.error());
    return answer(out, u"listening"_s, word, await((*place)->chain().setListening(*wish)));
}

int setBlocksThrough(const Command& command, const Output& out)
{
    const QString word = command.arguments[0];
    if (word != u"on" && word != u"off") return out.misuse(CliText::tr("\"%1\" is neither on nor off.").arg(word));
    const auto place = openWorkplace(command, Reach::Store);
    if (!place) return out.fail(place.error());
    return answer(out, u"blocks-through"_s, word, await((*place)->chain().letBlocksThrough(word == u"on")));
}

} // namespace lockstep::cli
