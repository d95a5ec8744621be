// SPDX-License-Identifier: MIT
#pragma once

#include "ui/dialogs/preferences.h"

#include <QWidget>

class QCheckBox;

namespace lockstep::ui {

/// What few people need: the console, the check of the database, files of headers, the chain fetched anew.
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

private:
    QWidget* makeConsoleCard();
    QWidget* makeDatabaseCard();
    QWidget* makeChainCard();

    QCheckBox* m_console;
};

} // namespace lockstep::ui
