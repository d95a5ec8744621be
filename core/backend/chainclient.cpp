// SPDX-License-Identifier: MIT

#include "core/backend/chainclient.h" // gives moc's output a home
