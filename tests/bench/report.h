// SPDX-License-Identifier: MIT
#pragma once

#include <QJsonArray>
#include <QString>
#include <QStringList>

namespace lockstep::bench {

/// What a figure must not miss, and what it would be at its best.
struct Gate
{
    double limit = 0;
    QString aim;
    bool isLeast = false; ///< The limit is the smallest, else the largest that will do.
    QString note; ///< Further words about the figure.
};
inline Gate atMost(double limit, const QString& aim = {}, const QString& note = {})
{
    return {limit, aim, false, note};
}
inline Gate atLeast(double limit, const QString& aim = {}) { return {limit, aim, true, {}}; }

/// The figures of one run: a table for people, JSON for machines.
class Report
{
public:
    void add(const QString& what, double value, const QString& unit, const QString& note = {});
    void add(const QString& what, double value, const QString& unit, const Gate& gate);
    void notMeasured(const QString& what, const QString& why); ///< It has a gate, and cannot be measured here.
    bool isWithinGates() const { return m_missed.isEmpty(); } ///< Those that were measured.
    bool isComplete() const { return m_notMeasured.isEmpty(); }

    void print() const;
    bool writeJson(const QString& path) const; ///< "-" is standard output.

private:
    void add(const QString& what, const QJsonValue& value, const QString& unit, const QString& note,
             const QJsonValue& passes);

    QJsonArray m_rows; ///< "passes" is null where there is no gate, or nothing was measured.
    QStringList m_missed; ///< Gates.
    QStringList m_notMeasured; ///< The same.
};

// One file each. They print what they are about to do on standard error.
void measureHeaders(Report& report);
void measureStoredHeaders(Report& report);
void measureMemory(Report& report);
void measureMatching(Report& report);
void measureStoredFilters(Report& report);
void measureSecondImport(Report& report);
void measureLockstep(Report& report);
void measureRealNode(Report& report); ///< Needs btcd.
void measureLatency(Report& report);
void measureHeartbeat(Report& report);
void measureOpening(Report& report);
void measureFiltering(Report& report);
void measureWalletLists(Report& report);

} // namespace lockstep::bench
