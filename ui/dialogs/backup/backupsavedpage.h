// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/backuppreview.h"
#include "ui/dialogs/wizard/wizardpage.h"

namespace lockstep::ui {

class PlainLabel;
class PointList;

/// The file is there; what to do with it now.
class BackupSavedPage final : public WizardPage
{
    Q_OBJECT

public:
    explicit BackupSavedPage(QWidget* parent = nullptr);

    void setSaved(const SavedBackup& saved, bool hasKeys, bool isSealed);
    QString acceptText() const override { return tr("&Done"); }
    bool onlyCloses() const override { return true; }

private:
    PlainLabel* m_what;
    PlainLabel* m_path;
    PointList* m_advice;
};

} // namespace lockstep::ui
