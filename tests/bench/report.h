// SPDX-License-Identifier: MIT
#pragma once

#include <QJsonArray>
#include <QString>

namespace lockstep::bench {

/// The figures of one run: a table for people, JSON for machines.
class Report
{
public:
    void add(const QString& what, double value, const QString& unit, const QString& note = {});

    void print() const;
    bool writeJson(const QString& path) const; ///< "-" is standard output.

private:
    QJsonArray m_rows;
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
