// SPDX-License-Identifier: MIT

#include "ui/format/errors/reason.h"

#include "ui/format/errors/reasonwords.h"

#include <QList>
#include <QRegularExpression>

namespace lockstep {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Phrase
{
    const char* source;
    QRegularExpression form; ///< Its groups are what %1 and %2 stand for.
};

/// What may stand for a place: a path or one word; in quotes, or at the end, whatever there is.
QString formOf(const QString& source)
{
    static const QRegularExpression place(u"%\\d"_s);
    QString form;
    qsizetype end = 0;
    for (auto each = place.globalMatch(source); each.hasNext();) {
        const auto found = each.next();
        form += QRegularExpression::escape(source.mid(end, found.capturedStart() - end));
        end = found.capturedEnd();
        const bool isOpen = form.endsWith(u'"') || (end == source.size() && source.contains(u": "_s));
        form += isOpen ? u"(.+)"_s : u"(/.+|\\S+)"_s;
    }
    return QRegularExpression::anchoredPattern(form + QRegularExpression::escape(source.mid(end)));
}

const QList<Phrase>& phrases()
{
    static const QList<Phrase> all = [] {
        QList<Phrase> list;
        for (const char* source : ReasonWords::Table)
            list.append({source, QRegularExpression(formOf(QString::fromLatin1(source)))});
        return list;
    }();
    return all;
}

QString translated(const QString& detail)
{
    for (const Phrase& phrase : phrases()) {
        const auto found = phrase.form.match(detail);
        if (!found.hasMatch()) continue;
        const QString words = ReasonWords::tr(phrase.source);
        return found.lastCapturedIndex() > 1 ? words.arg(found.captured(1), found.captured(2))
            : found.lastCapturedIndex() == 1 ? words.arg(found.captured(1))
                                             : words;
    }
    return {};
}

bool isBareFact(const QString& detail)
{
    static const QRegularExpression fact(QRegularExpression::anchoredPattern(
        u"\\d+|[0-9a-f]{64}|/.+|mainnet|testnet[34]?|signet|regtest|practice|SQLite \\d+: .+"_s));
    return fact.match(detail).hasMatch();
}

} // namespace

QString reasonIn(const QString& detail)
{
    QString reason = translated(detail);
    // "stored descriptor: " and then what its parser says
    if (reason.isEmpty()) reason = translated(detail.section(u": "_s, 0, 0));
    return reason.isEmpty() && isBareFact(detail) ? detail : reason;
}

} // namespace lockstep
