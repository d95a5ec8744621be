// SPDX-License-Identifier: MIT
#pragma once

#include "ui/dialogs/preferences.h"

#include <QWidget>

class QCheckBox;
class QLineEdit;

namespace lockstep::ui {

class PlainLabel;

/// What few people need: a block explorer, the console, the check of the database, files of headers, the chain fetched
/// anew, all preferences as they were.
class AdvancedPage final : public QWidget
{
    Q_OBJECT

public:
    explicit AdvancedPage(QWidget* parent = nullptr);

    void setPreferences(const Preferences& preferences);
    void fill(Preferences& preferences) const;

signals:
    void changed();
    void checkWanted();
    void exportHeadersWanted();
    void importHeadersWanted();
    void rebuildChainWanted();
    void resetWanted(); ///< Of all preferences; the person has not been asked yet.

private:
    QWidget* makeExplorerCard();
    QWidget* makeConsoleCard();
    QWidget* makeDatabaseCard();
    QWidget* makeChainCard();
    QWidget* makeResetCard();

    QString m_known; ///< The explorer that was accepted last.
    QLineEdit* m_explorer;
    PlainLabel* m_explorerProblem;
    QCheckBox* m_console;
};

} // namespace lockstep::ui
