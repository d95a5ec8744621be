// SPDX-License-Identifier: MIT

#include "tests/bench/report.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTextStream>

namespace lockstep::bench {

void Report::add(const QString& what, const QJsonValue& value, const QString& unit, const QString& note,
                 const QJsonValue& passes)
{
    m_rows.append(QJsonObject{{"what", what}, {"value", value}, {"unit", unit}, {"note", note}, {"passes", passes}});
    QTextStream(stderr) << "  " << what << ": " << value.toVariant().toString() << ' ' << unit << '\n';
}

void Report::add(const QString& what, double value, const QString& unit, const QString& note)
{
    add(what, QJsonValue(value), unit, note, QJsonValue::Null);
}

void Report::add(const QString& what, double value, const QString& unit, const Gate& gate)
{
    QStringList note{QString("gate %1").arg(gate.limit)};
    if (!gate.aim.isEmpty()) note += "aim " + gate.aim;
    if (!gate.note.isEmpty()) note += gate.note;
    const bool passes = gate.isLeast ? value >= gate.limit : value <= gate.limit;
    add(what, QJsonValue(value), unit, note.join(", "), passes);
    if (!passes) m_missed += what;
}

void Report::notMeasured(const QString& what, const QString& why)
{
    add(what, QJsonValue::Null, "not measured", why, QJsonValue::Null);
    m_notMeasured += what;
}

void Report::print() const
{
    QTextStream out(stdout);
    for (const QJsonValue& each : m_rows) {
        const QJsonObject row = each.toObject();
        const QJsonValue value = row["value"];
        out << row["what"].toString().leftJustified(58)
            << (value.isNull() ? QString() : QString::number(value.toDouble(), 'g', 6)).rightJustified(12) << ' '
            << row["unit"].toString().leftJustified(14) << row["note"].toString() << '\n';
    }
    for (const QString& what : m_missed) out << "misses its gate: " << what << '\n';
    for (const QString& what : m_notMeasured) out << "not measured: " << what << '\n';
}

bool Report::writeJson(const QString& path) const
{
    const QByteArray json = QJsonDocument(m_rows).toJson();
    QFile file(path);
    const bool open = path == "-" ? file.open(stdout, QIODevice::WriteOnly) : file.open(QIODevice::WriteOnly);
    return open && file.write(json) == json.size();
}

} // namespace lockstep::bench
