// SPDX-License-Identifier: MIT

#include "tests/bench/report.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTextStream>

namespace lockstep::bench {

void Report::add(const QString& what, double value, const QString& unit, const QString& note)
{
    m_rows.append(QJsonObject{{"what", what}, {"value", value}, {"unit", unit}, {"note", note}});
    QTextStream(stderr) << "  " << what << ": " << value << ' ' << unit << '\n';
}

void Report::add(const QString& what, double value, const QString& unit, const Gate& gate)
{
    QStringList note{QString("gate %1").arg(gate.limit)};
    if (!gate.aim.isEmpty()) note += "aim " + gate.aim;
    if (!gate.note.isEmpty()) note += gate.note;
    add(what, value, unit, note.join(", "));
    if (gate.isLeast ? value < gate.limit : value > gate.limit) m_missed += what;
}

void Report::print() const
{
    QTextStream out(stdout);
    for (const QJsonValue& value : m_rows) {
        const QJsonObject row = value.toObject();
        out << row["what"].toString().leftJustified(58)
            << QString::number(row["value"].toDouble(), 'g', 6).rightJustified(12) << ' '
            << row["unit"].toString().leftJustified(14) << row["note"].toString() << '\n';
    }
    for (const QString& what : m_missed) out << "misses its gate: " << what << '\n';
}

bool Report::writeJson(const QString& path) const
{
    const QByteArray json = QJsonDocument(m_rows).toJson();
    QFile file(path);
    const bool open = path == "-" ? file.open(stdout, QIODevice::WriteOnly) : file.open(QIODevice::WriteOnly);
    return open && file.write(json) == json.size();
}

} // namespace lockstep::bench
