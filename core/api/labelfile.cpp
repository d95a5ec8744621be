// SPDX-License-Identifier: MIT

#include "core/api/labelfile.h"

#include "core/primitives/hashes.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace lockstep {

using namespace Qt::Literals::StringLiterals;

namespace {

bool isKept(const QString& type) { return type == u"tx"_s || type == u"addr"_s || type == u"output"_s; }

/// nullopt: no label that Lockstep keeps.
std::optional<LabelLine> lineOf(const QJsonObject& object)
{
    LabelLine line;
    line.type = object.value(u"type"_s).toString();
    line.ref = object.value(u"ref"_s).toString().trimmed();
    line.label = object.value(u"label"_s).toString();
    line.origin = object.value(u"origin"_s).toString();
    const QJsonValue spendable = object.value(u"spendable"_s);
    if (spendable.isBool() && line.type == u"output"_s) line.spendable = spendable.toBool();
    if (!isKept(line.type) || line.ref.isEmpty()) return std::nullopt;
    return line;
}

LabelFile electrumLabels(const QJsonObject& object)
{
    LabelFile file;
    for (auto entry = object.begin(); entry != object.end(); ++entry) {
        if (!entry.value().isString()) {
            ++file.unreadable;
            continue;
        }
        LabelLine line;
        line.type = Txid::fromDisplay(entry.key().toStdString()) ? u"tx"_s : u"addr"_s;
        line.ref = entry.key();
        line.label = entry.value().toString();
        file.lines += line;
    }
    return file;
}

/// Files of some systems begin with a mark of their byte order.
QByteArray withoutMark(const QByteArray& bytes) { return bytes.startsWith("\xEF\xBB\xBF") ? bytes.mid(3) : bytes; }

} // namespace

bool beginsAsLabels(const QByteArray& start)
{
    const QByteArray text = withoutMark(start).trimmed();
    if (!text.startsWith('{')) return false;
    const qsizetype firstEnd = text.contains('\n') ? text.indexOf('\n') : text.size();
    if (lineOf(QJsonDocument::fromJson(text.left(firstEnd)).object())) return true;
    const QJsonObject whole = QJsonDocument::fromJson(text).object();
    return std::ranges::any_of(whole.keys(),
                               [](const QString& key) { return Txid::fromDisplay(key.toStdString()).has_value(); });
}

Result<LabelFile> parseLabels(const QByteArray& bytes)
{
    const QByteArray text = withoutMark(bytes);
    const QJsonDocument whole = QJsonDocument::fromJson(text);
    if (whole.isObject() && !whole.object().contains(u"type"_s)) return electrumLabels(whole.object());
    LabelFile file;
    for (const QByteArray& row : text.split('\n')) {
        if (row.trimmed().isEmpty()) continue;
        if (const auto line = lineOf(QJsonDocument::fromJson(row).object()))
            file.lines += *line;
        else
            ++file.unreadable;
    }
    if (file.lines.isEmpty()) return Error{Errc::Malformed, "no line of it is a label"};
    return file;
}

QByteArray labelsAsText(const QList<LabelLine>& lines)
{
    QByteArray text;
    for (const LabelLine& line : lines) {
        QJsonObject object{{u"type"_s, line.type}, {u"ref"_s, line.ref}};
        if (!line.label.isEmpty()) object.insert(u"label"_s, line.label);
        if (!line.origin.isEmpty()) object.insert(u"origin"_s, line.origin);
        if (line.spendable) object.insert(u"spendable"_s, *line.spendable);
        text += QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
    }
    return text;
}

} // namespace lockstep
