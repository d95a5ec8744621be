// SPDX-License-Identifier: MIT
#pragma once

#include <QDialog>

class QListWidget;
class QStackedWidget;

namespace lockstep::ui {

/// What the window's pages and words mean, topic by topic, in short. Not modal: it is read beside what it explains.
class HelpDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit HelpDialog(QWidget* parent = nullptr);

signals:
    void shortcutsWanted(); ///< The list of all keys.

private:
    /// A word as the window writes it, and what it means.
    struct Entry
    {
        QString word;
        QString meaning;
    };
    void addTopic(const QString& title, const QList<Entry>& entries);
    void addBeginning();
    void addPages();
    void addStates();
    void addPayments();
    void addLocks();
    void addNetwork();
    void addKeys();
    void layOut();

    QListWidget* m_topics;
    QStackedWidget* m_texts;
};

} // namespace lockstep::ui
