// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QScrollArea>
#include <QStringList>

class QCheckBox;

namespace lockstep::ui {

class PlainLabel;

/// Things to be ticked, each with a line about it below. Of many, some are scrolled to.
class TickList final : public QScrollArea
{
    Q_OBJECT

public:
    /// Object names: "accountsArea", "account1Box", "account1Label" for `thing` "account".
    explicit TickList(QString thing, QWidget* parent = nullptr);

    /// All are ticked; none: the list is not there. `lines`: one for each title.
    void setThings(const QStringList& titles, const QStringList& lines);
    void setLines(const QStringList& lines);
    void setTicked(qsizetype place, bool isTicked);

    QList<qsizetype> ticked() const; ///< Places, in their order.
    QWidget* first() const; ///< nullptr: there is none.

signals:
    void changed();

private:
    QString m_thing;
    QList<QCheckBox*> m_boxes;
    QList<PlainLabel*> m_lines;
};

} // namespace lockstep::ui
