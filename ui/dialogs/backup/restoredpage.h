// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/backuppreview.h"
#include "ui/dialogs/wizardpage.h"

namespace lockstep::ui {

class PlainLabel;

/// What became of each wallet of a backup.
class RestoredPage final : public WizardPage
{
    Q_OBJECT

public:
    explicit RestoredPage(QWidget* parent = nullptr);

    void setRestored(const QList<RestoredWallet>& restored, ScanStart start);
    QString acceptText() const override { return tr("&Done"); }

private:
    static QString whatComes(ScanStart start);

    PlainLabel* m_what;
    PlainLabel* m_each;
    PlainLabel* m_more;
};

} // namespace lockstep::ui
