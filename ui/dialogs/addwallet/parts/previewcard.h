// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/watchpreview.h"

#include <QWidget>

class QFormLayout;

namespace lockstep::ui {

class PlainLabel;

/// What a pasted text was understood to be, with the first addresses to compare with the other wallet.
class PreviewCard final : public QWidget
{
    Q_OBJECT

public:
    explicit PreviewCard(QWidget* parent = nullptr);

    void show(const WatchPreview& preview);
    void showWaiting();

private:
    PlainLabel* addRow(const QString& name, const QString& objectName);
    void setRow(PlainLabel* value, const QString& text); ///< Empty: the row is not there.

    QFormLayout* m_rows;
    PlainLabel* m_kind;
    PlainLabel* m_fingerprint;
    PlainLabel* m_path;
    PlainLabel* m_addresses;
    PlainLabel* m_note;
};

} // namespace lockstep::ui
