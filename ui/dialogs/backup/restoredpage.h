// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/backuppreview.h"
#include "ui/dialogs/wizard/wizardpage.h"

namespace lockstep::ui {

class CopyDetailsButton;
class PlainLabel;
class PointList;

/// What became of each wallet of a backup.
class RestoredPage final : public WizardPage
{
    Q_OBJECT

public:
    explicit RestoredPage(QWidget* parent = nullptr);

    void setRestored(const QList<RestoredWallet>& restored, ScanStart start);
    QString acceptText() const override { return tr("&Done"); }
    bool onlyCloses() const override { return true; }

private:
    static QString whatComes(ScanStart start);

    PlainLabel* m_what;
    PointList* m_each;
    CopyDetailsButton* m_copy;
    PlainLabel* m_more;
};

} // namespace lockstep::ui
